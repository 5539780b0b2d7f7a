#!/usr/bin/env node
// The command `collimate`: TypeScript is loaded as it stands in the checkout, so there is no build step to forget.
import { register } from 'tsx/esm/api';

register();
const { main } = await import('./cli.ts');
await main(process.argv.slice(2));
