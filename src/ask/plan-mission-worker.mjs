// Starts the planning thread: like the command itself, it loads TypeScript as it stands in the
// checkout.
import { register } from 'tsx/esm/api';

register();
await import('./plan-mission-thread.ts');
