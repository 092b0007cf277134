import { FSWatcher, mkdirSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ForeignProgram } from '../host/ForeignProgram';
import {
  alertmanagerArgs,
  alertmanagerConfig,
  prometheusArgs,
  prometheusConfig,
  rulesFolder,
} from './configuration';
import { FromMonitoring, MonitoringPlan } from './messages';
import { PortalRules } from './PortalRules';
import { TreeRules } from './TreeRules';
import { portalTokenFile } from './portalToken';

/** Editors write a file in several steps. */
const SETTLED_MS = 300;
const AGAIN_MS = 1_000;

/** Prometheus and Alertmanager, as far as they are there, and what keeps them up to date. @internal */
export class Monitoring {
  readonly #plan: MonitoringPlan;
  readonly #tell: (message: FromMonitoring) => void;
  readonly #notes = new Map<string, string>();
  readonly #programs: ForeignProgram[] = [];
  #watcher?: FSWatcher;
  #portalRules?: PortalRules;
  #treeRules?: TreeRules;
  #settling?: NodeJS.Timeout;

  private constructor(
    plan: MonitoringPlan,
    tell: (message: FromMonitoring) => void,
  ) {
    this.#plan = plan;
    this.#tell = tell;
  }

  static start(
    plan: MonitoringPlan,
    tell: (message: FromMonitoring) => void,
  ): Monitoring {
    const made = new Monitoring(plan, tell);
    made.#start();
    return made;
  }

  async end(): Promise<void> {
    clearTimeout(this.#settling);
    this.#watcher?.close();
    this.#portalRules?.end();
    this.#treeRules?.end();
    await Promise.all(this.#programs.map(program => program.end()));
  }

  #start(): void {
    const { folder, programs, portal, tree } = this.#plan;
    const rules = rulesFolder(this.#plan);
    mkdirSync(rules, { recursive: true });
    const write = (name: string, text: string) =>
      writeFileSync(join(folder, name), text);
    if (programs.alertmanager) {
      const receiver = portal
        ? { url: portal, tokenFile: portalTokenFile(folder) }
        : undefined;
      write('alertmanager.yaml', alertmanagerConfig(receiver));
      const args = alertmanagerArgs(this.#plan);
      this.#run('alertmanager', programs.alertmanager, args);
    }
    if (programs.prometheus) {
      write('prometheus.yaml', prometheusConfig(this.#plan));
      this.#run('prometheus', programs.prometheus, prometheusArgs(this.#plan));
      this.#watcher = watch(rules, () => this.#reloadIn(SETTLED_MS));
      if (portal) this.#portalRules = PortalRules.follow(portal, rules);
      if (tree) this.#treeRules = TreeRules.follow(tree, rules);
    }
  }

  #reloadIn(ms: number): void {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => void this.#reload(), ms);
  }

  #run(name: 'prometheus' | 'alertmanager', program: string, args: string[]) {
    const { logs, ports } = this.#plan;
    const started = ForeignProgram.start({
      name,
      program,
      args,
      logs,
      onDeath: how =>
        this.#note(
          name,
          `${name} ${how}; its log says why: ${join(logs, `${name}.log`)}`,
        ),
    });
    this.#programs.push(started);
    if (started.pid) this.#tell({ type: 'runs', name, pid: started.pid });
    process.stdout.write(`${name} is at http://127.0.0.1:${ports[name]}\n`);
  }

  /** Prometheus keeps the rules that it has when it cannot read the new ones. */
  async #reload(): Promise<void> {
    const alive = this.#programs.some(p => p.name === 'prometheus' && p.alive);
    // What answers at its port now is not ours.
    if (!alive) return;
    const url = `http://127.0.0.1:${this.#plan.ports.prometheus}/-/reload`;
    try {
      const response = await fetch(url, { method: 'POST' });
      const answer = (await response.text()).trim();
      if (response.ok) this.#note('rules');
      else this.#note('rules', `prometheus keeps its old rules: ${answer}`);
    } catch {
      this.#reloadIn(AGAIN_MS);
    }
  }

  #note(about: string, note?: string): void {
    if (note) {
      this.#notes.set(about, note);
      process.stdout.write(`${note}\n`);
    } else this.#notes.delete(about);
    this.#tell({ type: 'notes', notes: [...this.#notes.values()] });
  }
}
