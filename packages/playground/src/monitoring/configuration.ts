import { join } from 'node:path';
import { stringify } from 'yaml';
import { MonitoringPlan } from './messages';

const EVERY = '5s';
const JOBS = ['services', 'playground', 'portal'] as const;

/** Where rules are found; each file of it is read. @internal */
export function rulesFolder({ folder }: MonitoringPlan): string {
  return join(folder, 'rules');
}

/** Where Prometheus finds the services that came by onboarding; it sees by itself when that changes. @internal */
export function onboardedFile({ folder }: Pick<MonitoringPlan, 'folder'>) {
  return join(folder, 'onboarded.json');
}

/** @internal */
export function prometheusConfig(plan: MonitoringPlan): string {
  const { targets, programs, ports } = plan;
  const alertmanagers = [
    { static_configs: [{ targets: [`127.0.0.1:${ports.alertmanager}`] }] },
  ];
  return stringify({
    global: { scrape_interval: EVERY, evaluation_interval: EVERY },
    ...(programs.alertmanager && { alerting: { alertmanagers } }),
    rule_files: [join(rulesFolder(plan), '*.yaml')],
    scrape_configs: JOBS.map(job => ({
      job_name: job,
      static_configs: targets
        .filter(target => target.job === job)
        .map(({ address, labels }) => ({ targets: [address], labels })),
      ...(job === 'services' && {
        file_sd_configs: [{ files: [onboardedFile(plan)] }],
      }),
    })),
  });
}

/** Whom Alertmanager tells of alerts: the portal, if there is one. */
function receiverOf(portal?: AlertReceiver) {
  if (!portal) return { name: 'nobody' };
  return {
    name: 'portal',
    webhook_configs: [
      {
        url: `${portal.url}/api/operations/webhooks/alertmanager/playground`,
        send_resolved: true,
        http_config: { authorization: { credentials_file: portal.tokenFile } },
      },
    ],
  };
}

/** The portal, as Alertmanager sees it. @internal */
export interface AlertReceiver {
  url: string;
  tokenFile: string;
}

/** Alerts are kept and shown, and the portal is told of them at once. @internal */
export function alertmanagerConfig(portal?: AlertReceiver): string {
  const receiver = receiverOf(portal);
  return stringify({
    route: {
      receiver: receiver.name,
      group_by: ['alertname', 'service', 'environment'],
      // Who looks at a playground does not want to wait; the portal groups by itself.
      group_wait: '1s',
      group_interval: EVERY,
      repeat_interval: '5m',
    },
    // Who is paged needs no ticket of the same.
    inhibit_rules: [
      {
        source_matchers: ['alertname="SloBurn"', 'severity="page"'],
        target_matchers: ['alertname="SloBurn"', 'severity="ticket"'],
        equal: ['slo'],
      },
    ],
    receivers: [receiver],
  });
}

/** @internal */
export function prometheusArgs({ folder, ports }: MonitoringPlan): string[] {
  const address = `127.0.0.1:${ports.prometheus}`;
  return [
    `--config.file=${join(folder, 'prometheus.yaml')}`,
    `--storage.tsdb.path=${join(folder, 'prometheus')}`,
    '--storage.tsdb.retention.time=7d',
    '--storage.tsdb.retention.size=256MB',
    `--web.listen-address=${address}`,
    // What it sends while it reads new rules gets lost; the default is to say it again after a minute.
    `--rules.alert.resend-delay=${EVERY}`,
    '--web.enable-lifecycle',
    // Web pages of others have no business here.
    `--web.cors.origin=http://${address}`,
    '--log.level=warn',
  ];
}

/** @internal */
export function alertmanagerArgs({ folder, ports }: MonitoringPlan): string[] {
  return [
    `--config.file=${join(folder, 'alertmanager.yaml')}`,
    `--storage.path=${join(folder, 'alertmanager')}`,
    '--data.retention=72h',
    `--web.listen-address=127.0.0.1:${ports.alertmanager}`,
    // One of them is enough: no gossip, no further port.
    '--cluster.listen-address=',
    '--log.level=warn',
  ];
}
