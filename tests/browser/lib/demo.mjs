// The server's own demo of Tiered OAuth, which waits for a person: two nodes and an app.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { connect } from 'node:tls';

const PATIENCE = 90_000;

export class Demo {
  /** All that it printed. */
  output = '';
  #process;
  #exit;
  #folder;

  /** Starts the program and reads whom it invites: app, name, password and the root of the certificates. */
  static async start(program) {
    const demo = new Demo();
    demo.#folder = await mkdtemp(join(tmpdir(), 'fastcluster-tiered-'));
    demo.#process = spawn(program, ['demo', '--tiered', '--wait', '--json', demo.#file], { stdio: ['ignore', 'pipe', 'pipe'] });
    demo.#exit = once(demo.#process, 'exit');
    for (const stream of [demo.#process.stdout, demo.#process.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => { demo.output += text; });
    }
    const deadline = performance.now() + PATIENCE;
    while (demo.#read('Root') === undefined) {
      assert.ok(demo.#process.exitCode === null && performance.now() < deadline, `the demo did not start: ${demo.output}`);
      await wait(50);
    }
    [demo.app, demo.name, demo.password, demo.root] = ['App', 'Name', 'Password', 'Root'].map((what) => demo.#read(what));
    demo.holder = new URL(demo.output.match(/data holder\): (\S+)/)[1]).host;
    return demo;
  }

  get #file() {
    return join(this.#folder, 'tiered.json');
  }

  /** The certificate that app and servers show; it leads to the root that the demo names. */
  async certificate() {
    const { hostname, port } = new URL(this.app);
    const socket = connect({ host: hostname, port, servername: hostname, ca: await readFile(this.root) });
    await once(socket, 'secureConnect');
    const certificate = socket.getPeerX509Certificate();
    socket.destroy();
    return certificate;
  }

  /** Waits until it ended by itself; returns its exit code and report. */
  async end() {
    const [code] = await Promise.race([this.#exit, wait(PATIENCE, ['none: it waits on'], { ref: false })]);
    return { code, text: Number.isInteger(code) ? await readFile(this.#file, 'utf8') : '' };
  }

  /** What Ctrl+C does. */
  interrupt() {
    this.#process.kill('SIGINT');
  }

  async stop() {
    if (this.#process.exitCode === null) {
      this.interrupt();
      await Promise.race([this.#exit, wait(PATIENCE / 3, undefined, { ref: false })]);
      this.#process.kill('SIGKILL');
    }
    await rm(this.#folder, { recursive: true });
  }

  #read(what) {
    return this.output.match(new RegExp(`^ +${what} +(\\S+)\\r?\\n`, 'm'))?.[1];
  }
}
