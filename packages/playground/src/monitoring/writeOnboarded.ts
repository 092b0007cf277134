import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { OnboardedService } from '../gitops/Target';
import { onboardedFile } from './configuration';

/** Tells Prometheus where onboarded services are; their series have the namespace, as their SLOs ask for it. @internal */
export function writeOnboarded(
  folder: string,
  hosts: { about: OnboardedService; port: number }[],
): void {
  const targets = hosts.map(({ about, port }) => ({
    targets: [`127.0.0.1:${port}`],
    labels: { ...about },
  }));
  mkdirSync(folder, { recursive: true });
  const file = onboardedFile({ folder });
  // Whole, or as it was: it is read as soon as it is there.
  writeFileSync(`${file}.new`, JSON.stringify(targets));
  renameSync(`${file}.new`, file);
}
