import { Entity } from '@backstage/catalog-model';
import {
  OnboardingProblem,
  OnboardingTree,
} from '@operate-first/plugin-operations-common';
import { Pending } from '../../requests/pending';
import { Asked } from '../asked';
import { CatalogBook } from '../CatalogBook';
import { ClusterBook, SeenCluster } from '../ClusterBook';
import { OfferedCluster } from '../config';
import { TreeAtRevision } from '../HeldTree';

/** Who asks, as far as checks need it. @internal */
export interface OnboardingReader {
  person?: string;
  /** Entity refs of the person and of their groups. */
  owners: string[];
  /** Whether a service may be named to them. */
  maySee: (serviceRef: string) => Promise<boolean>;
  /** Whether a request may be named to them, by its key; none where it is missing. */
  maySeeRequest?: (key: string) => Promise<boolean>;
}

/** What checks look at that only the portal knows. @internal */
export interface CheckContext {
  asked: Asked;
  settings: OnboardingTree;
  offered: OfferedCluster[];
  tree: TreeAtRevision;
  /** What the catalog has of everything that is named. */
  entities: ReadonlyMap<string, Entity>;
  catalog: CatalogBook;
  clusters: ReadonlyMap<string, SeenCluster>;
  book: ClusterBook;
  /** What other requests ask for. */
  pending?: Pending[];
  reader: OnboardingReader;
}

/** @internal */
export interface Found {
  problems: OnboardingProblem[];
  notes: string[];
}
