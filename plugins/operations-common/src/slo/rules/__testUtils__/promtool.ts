import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SloDefinition } from '../../model';
import { ExportedRules, exportRules } from '../exportRules';

/** Debian's package is called prometheus. The gate installs it, so that with CI=true its absence fails. */
function isHere(): boolean {
  if (process.env.CI === 'true') return true;
  try {
    execFileSync('promtool', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export const describeWithPromtool = isHere() ? describe : describe.skip;

/** A folder with a file of rules and one of tests, and what promtool says of them. */
export class Promtool {
  readonly #folder = mkdtempSync(join(tmpdir(), 'slo-rules-'));

  end(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** The rules of SLOs, with the tests that are exported with them or with others; answers with what has no rules. */
  write(slos: SloDefinition[], tests?: string): ExportedRules['left'] {
    const exported = (format: 'rules' | 'tests') =>
      exportRules(slos, {
        format,
        pageUrl: ref => `https://portal.example.org/${ref}`,
      });
    const { text, left } = exported('rules');
    writeFileSync(join(this.#folder, 'rules.yaml'), text);
    writeFileSync(
      join(this.#folder, 'tests.yaml'),
      tests ?? exported('tests').text,
    );
    return left;
  }

  /** What `promtool check rules` says; it throws what it finds. */
  check(): string {
    return this.#run('check', 'rules', 'rules.yaml');
  }

  /** What `promtool test rules` says; it throws what fails. */
  test(): string {
    return this.#run('test', 'rules', 'tests.yaml');
  }

  #run(...args: string[]): string {
    try {
      return execFileSync('promtool', args, {
        cwd: this.#folder,
        stdio: 'pipe',
      }).toString();
    } catch (error) {
      const { stdout, stderr } = error as { stdout: Buffer; stderr: Buffer };
      throw new Error(`${stdout}${stderr}`);
    }
  }
}
