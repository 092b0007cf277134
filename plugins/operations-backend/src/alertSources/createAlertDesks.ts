import { Knex } from 'knex';
import { OperationsConfig } from '../config';
import { Operations } from '../Operations';
import { ServiceReader } from '../services/ServiceReader';
import { SilenceDesk } from '../silences/SilenceDesk';
import { SilenceReader } from '../silences/SilenceReader';
import { MappingDesk } from './MappingDesk';

/** What the API of silences and of rules reads from and writes to. @internal */
export function createAlertDesks(options: {
  database: Knex;
  config: OperationsConfig;
  services: ServiceReader;
  operations: Operations;
}) {
  const { database, config, services, operations } = options;
  const { alertSources, states } = operations;
  const sources = alertSources.set;
  return {
    silences: SilenceReader.create({ database, sources, states }),
    silenceDesk: SilenceDesk.create({
      database,
      sources,
      store: alertSources.silences,
    }),
    mappingDesk: MappingDesk.create({
      database,
      services,
      config: config.alerts,
      remap: () => alertSources.remap(),
    }),
  };
}
