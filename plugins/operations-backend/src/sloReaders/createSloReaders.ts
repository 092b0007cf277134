import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { SignalProvider } from '@operate-first/plugin-operations-node';
import { Knex } from 'knex';
import { AlertReader } from '../alerts/AlertReader';
import { BucketDays, BucketTiers } from '../buckets/BucketTiers';
import { MaintenanceDesk } from '../maintenance/MaintenanceDesk';
import { MaintenanceReader } from '../maintenance/MaintenanceReader';
import { MaintenanceStore } from '../maintenance/MaintenanceStore';
import { PublicText } from '../redaction/PublicText';
import { ChangeReader } from '../services/ChangeReader';
import { SliBucketStore } from '../slos/SliBucketStore';
import { SloPagesConfig } from './config';
import { CoverageReader } from './CoverageReader';
import { PolicyReader } from './PolicyReader';
import { SignalReader } from './SignalReader';
import { SloDetailReader } from './SloDetailReader';
import { SloDocumentReader } from './SloDocumentReader';
import { SloReader } from './SloReader';
import { SloTimeReader } from './SloTimeReader';

/** Everything that the API of SLOs, alerts and maintenance reads from and writes to. @internal */
export function createSloReaders(options: {
  database: Knex;
  catalog: CatalogService;
  auth: AuthService;
  logger: LoggerService;
  headlineEnvironments: string[];
  pages: SloPagesConfig;
  retention: BucketDays;
  signalProviders: SignalProvider[];
  publicText?: PublicText;
}) {
  const { database, headlineEnvironments, logger, pages } = options;
  const tiers = BucketTiers.create(options.retention);
  const store = MaintenanceStore.create({ database });
  const maintenance = MaintenanceReader.create({
    database,
    store,
    publicText: options.publicText,
  });
  const alerts = AlertReader.create(options);
  const slos = SloReader.create({ database });
  const sloDocuments = SloDocumentReader.create(options);
  const policies = PolicyReader.create({
    policy: pages.policy,
    headlineEnvironments,
  });
  return {
    slos,
    alerts,
    policies,
    maintenance,
    maintenanceDesk: MaintenanceDesk.create({ database, store }),
    coverage: CoverageReader.create({ database, headlineEnvironments }),
    signals: SignalReader.create({
      providers: options.signalProviders,
      logger,
      embed: pages.embed,
    }),
    sloDocuments,
    sloDetails: SloDetailReader.create({
      database,
      slos,
      alerts,
      maintenance,
      changes: ChangeReader.create({ database }),
      documents: sloDocuments,
      policies,
      tiers,
    }),
    sloTimes: SloTimeReader.create({
      buckets: SliBucketStore.create({ database, tiers }),
      tiers,
      maintenance: store,
      services: maintenance,
    }),
    sloPageUrl: pages.pageUrl,
  };
}
