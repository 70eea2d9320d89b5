import './require-node.ts';
import { runUntilStopped } from './until-stopped.ts';

/** `start`: everything on a laptop, the sandbox included. `serve`: the web of a real installation, without a line of sandbox code. */
if (process.argv[2] === 'serve') {
  const { startWeb } = await import('./production.ts');
  await runUntilStopped(() => startWeb(process.env));
} else {
  const { startSandbox } = await import('./sandbox/start.ts');
  await runUntilStopped(() => startSandbox(process.env));
}
