import { expect, it } from 'vitest';
import { countTests } from './test-count.ts';

function report(changes: object): string {
  return JSON.stringify({
    numPassedTests: 3,
    numFailedTests: 0,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [{ status: 'passed', assertionResults: [{}, {}, {}] }],
    ...changes,
  });
}

it('counts passed, failed and skipped', () => {
  expect(countTests(report({}), 0)).toEqual({ passed: 3, failed: 0, skipped: 2 });
  expect(countTests(report({ numFailedTests: 2 }), 1)).toEqual({ passed: 3, failed: 2, skipped: 2 });
});

it('counts a file that could not be loaded', () => {
  const testResults = [{ status: 'failed', assertionResults: [] }];
  expect(countTests(report({ testResults }), 1).failed).toBe(1);
});

it('never calls a run good that ended badly or left no report', () => {
  expect(countTests(report({}), 1).failed).toBe(1);
  expect(countTests('', 1).failed).toBe(1);
  expect(countTests('', 0).failed).toBe(1);
});
