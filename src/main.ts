import './require-node.ts';
import closeWithGrace from 'close-with-grace';
import { startProduction } from './start-production.ts';

const [mode] = process.argv.slice(2);

/** `start`: everything on a laptop, the sandbox included. `serve`: the web of a real installation, without a line of sandbox code. */
const running = mode === 'serve' ? await startProduction(process.env) : await (await import('./sandbox/start.ts')).startSandbox(process.env);

if (running === undefined) process.exitCode = 1;
else closeWithGrace({ delay: 25_000 }, async () => running.stop());
