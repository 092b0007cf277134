import { RequestKindName } from '@operate-first/plugin-operations-common';
import { ComponentType } from 'react';
import { AlertPanel } from './AlertPanel';
import { ClusterPanel } from './ClusterPanel';
import { KindPanelProps } from './model';
import { OffboardPanel } from './OffboardPanel';
import { QuotaPanel } from './QuotaPanel';
import { SloPanel } from './SloPanel';
import { TeamPanel } from './TeamPanel';

/**
 * What stands beside the fields of a kind: figures and charts that help to fill them in.
 *
 * @internal
 */
export const KIND_PANELS: Partial<
  Record<RequestKindName, ComponentType<KindPanelProps>>
> = {
  slo: SloPanel,
  alert: AlertPanel,
  cluster: ClusterPanel,
  quota: QuotaPanel,
  team: TeamPanel,
  offboard: OffboardPanel,
};

/** Fields that panels ask for in a better way. @internal */
export const PANEL_FIELDS: Partial<Record<string, string[]>> = {
  slo: ['tiers'],
};

export type { KindPanelProps } from './model';
