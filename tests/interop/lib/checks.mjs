// Runs named checks, prints one line each and counts them.

const LONGEST = 3000;

export class Checks {
  passed = 0;
  failed = 0;

  /** Runs one check; a failure is printed and ends the group that it belongs to. */
  async check(name, action) {
    const start = performance.now();
    try {
      const result = await action();
      this.passed += 1;
      console.log(`pass  ${name}  (${Math.round(performance.now() - start)} ms)`);
      return result;
    } catch (error) {
      this.#fail(name, error);
      throw new GroupEnded(name);
    }
  }

  /** Runs checks that build on each other; the first failure, also one between two checks, ends the group only. */
  async group(action) {
    try {
      await action();
    } catch (error) {
      if (!(error instanceof GroupEnded)) {
        this.#fail('between two checks', error);
      }
    }
  }

  /** Prints the closing count; returns the exit code. */
  finish() {
    console.log(`${this.passed} passed, ${this.failed} failed`);
    return this.failed === 0 ? 0 : 1;
  }

  #fail(name, error) {
    this.failed += 1;
    const text = (error.stack ?? String(error)).slice(0, LONGEST);
    console.log(`FAIL  ${name}\n      ${text.split('\n').join('\n      ')}`);
  }
}

class GroupEnded extends Error {}
