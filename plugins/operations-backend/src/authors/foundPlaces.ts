import { Artefact } from '@operate-first/plugin-operations-common';
import { CodePlace } from '@operate-first/plugin-operations-node';
import { ServiceRow } from '../database/rows';
import { ServiceCodePlace } from './ServicePlaces';

/** More of them say no more about who wrote something. @internal */
export const MOST_PLACES = 6;

/** Where an artefact is, and what was in the way of finding it. @internal */
export interface FoundPlaces {
  places: CodePlace[];
  problems: string[];
}

/** @internal */
export interface AskedArtefact {
  artefact: Artefact;
  service?: ServiceRow;
  /** Where the service is. */
  all: ServiceCodePlace[];
}

/** @internal */
export function only(places: CodePlace[]): FoundPlaces {
  return { places, problems: [] };
}
