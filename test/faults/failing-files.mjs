/**
 * Loaded before a command: the file call of FAULT_CALL with number FAULT_AT (counted from 1, on
 * paths under FAULT_UNDER or on open files) fails with FAULT_CODE, or the process is killed there
 * when the code is KILL. Tells on the error output how often the call was made.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { FAULT_CALL: name, FAULT_AT: at, FAULT_CODE: code } = process.env;
const under = process.env.FAULT_UNDER ?? '';
let made = 0;
const real = fs[name];
fs[name] = (...args) => {
  const ours = typeof args[0] === 'number' || String(args[0]).startsWith(under);
  if (ours && ++made === Number(at)) {
    if (code === 'KILL') process.kill(process.pid, 'SIGKILL');
    throw Object.assign(new Error(`${code}: injected, ${name}`), { code, syscall: name });
  }
  return real(...args);
};
syncBuiltinESMExports();
process.on('exit', () => process.stderr.write(`made ${made} ${name}\n`));
