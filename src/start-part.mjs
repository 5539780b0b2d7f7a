// Starts a part of the program as a child process or a thread: joined, or from the sources as they
// stand where the joined program cannot be kept (program.mjs says which).
const address = process.argv[2];
if (address.endsWith('.ts')) {
  const { register } = await import('tsx/esm/api');
  register();
}
await import(address);
