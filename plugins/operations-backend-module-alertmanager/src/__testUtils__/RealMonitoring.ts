import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { freePort, Program } from './programs';

/** Debian's Prometheus and Alertmanager; the one evaluates rules, the other posts to a receiver. */
export class RealMonitoring {
  readonly #folder: string;
  readonly #alertmanagerConfig: string;
  readonly #stateOfAlertmanager: string;
  readonly #rules: string;
  readonly alertmanager: Program;
  readonly prometheus: Program;

  static async create(rules: string): Promise<RealMonitoring> {
    const [alertmanager, prometheus] = [await freePort(), await freePort()];
    return new RealMonitoring(rules, alertmanager, prometheus);
  }

  private constructor(
    rules: string,
    alertmanagerPort: number,
    prometheusPort: number,
  ) {
    this.#folder = mkdtempSync(join(tmpdir(), 'alertmanager-'));
    this.#alertmanagerConfig = join(this.#folder, 'alertmanager.yaml');
    const file = (name: string, content: string) => {
      const path = join(this.#folder, name);
      writeFileSync(path, content);
      return path;
    };
    this.#rules = file('rules.yaml', rules);
    const prometheusConfig = file(
      'prometheus.yaml',
      stringify({
        global: { evaluation_interval: '1s', scrape_interval: '1s' },
        rule_files: [this.#rules],
        alerting: {
          alertmanagers: [
            {
              static_configs: [{ targets: [`127.0.0.1:${alertmanagerPort}`] }],
            },
          ],
        },
      }),
    );
    this.#stateOfAlertmanager = join(this.#folder, 'alertmanager');
    this.alertmanager = new Program(
      'prometheus-alertmanager',
      [
        `--config.file=${this.#alertmanagerConfig}`,
        `--storage.path=${this.#stateOfAlertmanager}`,
        `--web.listen-address=127.0.0.1:${alertmanagerPort}`,
        '--cluster.listen-address=',
        '--log.level=error',
      ],
      `http://127.0.0.1:${alertmanagerPort}`,
    );
    this.prometheus = new Program(
      'prometheus',
      [
        `--config.file=${prometheusConfig}`,
        `--storage.tsdb.path=${join(this.#folder, 'prometheus')}`,
        `--web.listen-address=127.0.0.1:${prometheusPort}`,
        '--web.enable-lifecycle',
        // A minute otherwise.
        '--rules.alert.resend-delay=1s',
        '--log.level=error',
      ],
      `http://127.0.0.1:${prometheusPort}`,
    );
  }

  /** Starts both; alerts are posted there, with a bearer token. */
  async start(receiver: { url: string; token: string }): Promise<void> {
    writeFileSync(
      this.#alertmanagerConfig,
      stringify({
        route: {
          receiver: 'portal',
          group_by: ['alertname'],
          group_wait: '0s',
          group_interval: '1s',
          repeat_interval: '1h',
        },
        receivers: [
          {
            name: 'portal',
            webhook_configs: [
              {
                url: receiver.url,
                send_resolved: true,
                http_config: { authorization: { credentials: receiver.token } },
              },
            ],
          },
        ],
      }),
    );
    await this.alertmanager.start();
    await this.prometheus.start();
  }

  /** Gives Prometheus other rules. */
  async setRules(rules: string): Promise<void> {
    writeFileSync(this.#rules, rules);
    await fetch(`${this.prometheus.url}/-/reload`, { method: 'POST' });
  }

  /** Kills Alertmanager and starts it as if it had never run. */
  async forget(): Promise<void> {
    await this.alertmanager.stop();
    rmSync(this.#stateOfAlertmanager, { recursive: true, force: true });
    await this.alertmanager.start();
  }

  async stop(): Promise<void> {
    await Promise.all([this.alertmanager.stop(), this.prometheus.stop()]);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
