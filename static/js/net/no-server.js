// What stands in for socket.io's client in a talk that was taken home: a line that never comes, so that nothing is sent.

const nothing = () => {};

/** Give a socket that hears nothing and is never connected. */
export function io() {
  const socket = { connected: false, active: true, on: nothing, onAny: nothing };
  const volatile = { emit: nothing };
  const silent = { ...socket, volatile, io: { on: nothing }, disconnect: nothing };
  return { ...silent, connect: nothing };
}
