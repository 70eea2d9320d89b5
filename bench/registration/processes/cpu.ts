/** Milliseconds of processor time this process has used, threads included. */
export function cpuUsed(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
