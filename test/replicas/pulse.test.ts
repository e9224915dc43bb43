import { beforeEach, expect, test } from 'vitest';
import { DEAD_MS, openPulse, type Pulse } from '../../src/replicas/pulse.ts';

let now: number;
let pulse: Pulse;
beforeEach(() => {
  now = 1000;
  pulse = openPulse(() => now);
});

/** Looks each 250 ms, and sees so many beats. */
function pass(ms: number, beats: number): void {
  for (let passed = 0; passed < ms; passed += 250) {
    now += 250;
    pulse.look();
    pulse.see('a', beats);
  }
}

test('a replica lives while its beats go on, and for a while after', () => {
  expect(pulse.alive('a')).toBe(false);
  for (let beats = 1; beats < 9; beats++) {
    pass(500, beats);
    expect(pulse.alive('a')).toBe(true);
  }
  pass(DEAD_MS - 500, 8);
  expect(pulse.alive('a')).toBe(true);
  pass(500, 8);
  expect(pulse.alive('a')).toBe(false);
  pass(250, 9);
  expect(pulse.alive('a')).toBe(true);
  pulse.see('a', null);
  expect(pulse.alive('a')).toBe(false);
});

test('the time in which nobody could look does not count', () => {
  pass(250, 1);
  now += 60_000;
  pulse.look();
  expect(pulse.alive('a')).toBe(true);
  pass(DEAD_MS, 1);
  expect(pulse.alive('a')).toBe(false);
});
