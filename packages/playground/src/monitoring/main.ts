/* The entry of the process that runs Prometheus and Alertmanager; the supervisor forks it, they end with it. */
import { endWithParent } from '../host/endWithParent';
import { FromMonitoring, MonitoringPlan } from './messages';
import { Monitoring } from './Monitoring';

let monitoring: Monitoring | undefined;

function tell(message: FromMonitoring): void {
  if (process.connected) process.send?.(message);
}

process.on('message', (plan: MonitoringPlan) => {
  // The transform of TypeScript sends messages of its own; only a plan has targets.
  if (plan.targets) monitoring = Monitoring.start(plan, tell);
});

endWithParent(async () => {
  await monitoring?.end();
});
