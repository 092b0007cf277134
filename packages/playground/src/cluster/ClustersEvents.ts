import { FaultsByService } from '../gitops/CommittedFaults';
import { OnboardedService } from '../gitops/Target';

/** What is heard of the clusters while they run. @internal */
export interface ClustersEvents {
  log(line: string): void;
  /** A program that is not ours has been started. */
  runs(name: string, pid: number): void;
  /** Something is not as it should be. */
  note(sentence: string): void;
  /** What commits break now, all of it. */
  faults?(faults: FaultsByService): void;
  /** Which onboarded services need a process now, all of them. */
  services?(services: OnboardedService[]): void;
}
