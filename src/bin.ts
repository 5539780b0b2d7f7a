#!/usr/bin/env node
// The command `collimate`; `npm run build` makes dist/bin.mjs of it.
import { main } from './cli.ts';

await main(process.argv.slice(2));
