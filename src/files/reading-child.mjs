// Starts a reading child from the joined program; where that cannot be kept, from the sources as
// they stand.
const address = process.argv[2];
if (address.endsWith('.ts')) {
  const { register } = await import('tsx/esm/api');
  register();
}
await import(address);
