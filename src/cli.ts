import './require-node.ts';
import { runCommand } from './cli-commands/run-command.ts';

const { code, lines, report } = await runCommand(process.argv.slice(2), process.env);
for (const line of lines) (code === 0 || report ? console.log : console.error)(line);
process.exitCode = code;
