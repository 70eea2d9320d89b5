import './require-node.ts';
import { startWorker } from './production.ts';
import { runUntilStopped } from './until-stopped.ts';

await runUntilStopped(() => startWorker(process.env));
