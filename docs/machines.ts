import { writeFile } from 'node:fs/promises';
import { machinesPage } from './machines-page.ts';

await writeFile(new URL('./machines.md', import.meta.url), machinesPage());
