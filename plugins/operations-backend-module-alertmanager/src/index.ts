/**
 * Lets alerts of Alertmanager and Grafana into the operations plugin, and silences out.
 *
 * @packageDocumentation
 */
export { operationsModuleAlertmanager as default } from './module';
