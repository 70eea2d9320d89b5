// Adds up the test report and the checks (which count as one) and prints "N passed, N failed".
import { readFileSync } from 'node:fs';

const tests = Number(process.env.TESTS);
const checks = Number(process.env.CHECKS);

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, testResults: [] };
  }
}

const report = readReport(process.argv[2]);
// A file that could not even be loaded holds no failed test, and still failed.
const broken = report.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some((one) => one.status === 'failed'));
const skipped = report.numPendingTests ?? 0;
if (skipped > 0) console.log(`${skipped} skipped`);

let failed = report.numFailedTests + broken.length;
if (tests !== 0 && failed === 0) failed = 1;
if (checks !== 0) failed += 1;
const passed = report.numPassedTests + (checks === 0 ? 1 : 0);

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
