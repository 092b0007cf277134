import { RunbookDocument } from '@operate-first/plugin-operations-common';
import { SourceOfService } from './ServiceNames';

/** Before the address of a repository that is read because services name it. @internal */
export const SOURCE_PREFIX = 'source:';
const FOLDER = 'docs/runbooks/';

function folderIn(path: string | undefined): string {
  return path ? `${path}/${FOLDER}` : FOLDER;
}

/** Which files of a repository of services are runbooks: `docs/runbooks/*.md` of it and of their folders, and those they name. @internal */
export function sourceRunbookFilter(
  services: SourceOfService[],
): (path: string) => boolean {
  const named = new Set(services.map(({ runbook }) => runbook));
  const folders = [
    ...new Set([FOLDER, ...services.map(({ path }) => folderIn(path))]),
  ];
  return path =>
    named.has(path) ||
    (/\.(md|markdown)$/i.test(path) &&
      folders.some(folder => path.startsWith(folder)));
}

/**
 * The services that a runbook of their repository belongs to: those that name it; and where it names none itself, those whose
 * folder it is in, or the only one there is.
 *
 * @internal
 */
export function sourceServicesOf(
  services: SourceOfService[],
): (path: string, document: RunbookDocument) => string[] {
  return (path, document) => {
    const naming = services.filter(({ runbook }) => runbook === path);
    const belonging =
      document.services.length > 0 ? [] : ownersOf(path, services);
    return [...naming, ...belonging].map(({ ref }) => ref);
  };
}

function ownersOf(path: string, services: SourceOfService[]) {
  const near = services.filter(
    one => one.path !== undefined && path.startsWith(folderIn(one.path)),
  );
  return near.length === 0 && services.length === 1 ? services : near;
}
