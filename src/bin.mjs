#!/usr/bin/env node
// The command `collimate`. There is no build step to forget: program.mjs sees to it that what runs
// is what the sources say.
import { commandLine } from './program.mjs';

const { main } = await import(await commandLine());
await main(process.argv.slice(2));
