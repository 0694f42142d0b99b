"""Who may do what: the token, cookies, paired phones, and the gate ahead of everything."""
