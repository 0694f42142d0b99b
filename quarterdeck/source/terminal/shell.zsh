# What takes a zsh in hand that a step has put in the place of its bash (`exec zsh`): the marks of shell.rc, said by
# zsh's own hooks, which a changed prompt leaves as they are.

printf '\033]133;D;%s;%s\007' "$__quarterdeck_status" "$QUARTERDECK_NONCE" >/dev/tty
__quarterdeck_nonce=$QUARTERDECK_NONCE
__quarterdeck_tty=$(command stty -g 2>/dev/null)
unset QUARTERDECK_NONCE HISTFILE zle_bracketed_paste
setopt no_bang_hist no_beep no_prompt_sp ignore_eof hist_ignore_space interactive_comments
bindkey -e

__quarterdeck_precmd() {
  builtin printf '\033]133;D;%s;%s\007' "$?" "$__quarterdeck_nonce" >/dev/tty
  command stty "$__quarterdeck_tty" </dev/tty 2>/dev/null
  local begin=$'%{\033]133;A;'"$__quarterdeck_nonce"$'\007%}' end=$'%{\033]133;B;'"$__quarterdeck_nonce"$'\007%}'
  local next=$'%{\033]133;P;'"$__quarterdeck_nonce"$'\007%}'
  [[ $PS1 == "$begin"*"$end" ]] || PS1=$begin${${PS1//$begin/}//$end/}$end
  [[ $PS2 == *"$next" ]] || PS2=$PS2$next
}

__quarterdeck_preexec() {
  builtin printf '\033]133;C;%s\007' "$__quarterdeck_nonce" >/dev/tty
}

precmd_functions+=(__quarterdeck_precmd)
preexec_functions+=(__quarterdeck_preexec)
