import { Artefact } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useEntityName } from '../Filters';

/**
 * What an artefact is called in a sentence: as people call it, where that is known.
 *
 * @internal
 */
export function useArtefactName() {
  const { t } = useOperationsTranslation();
  const entityName = useEntityName();
  return ({ kind, name, service, path }: Artefact, title?: string): string => {
    if (kind === 'frame') return path ?? t('ask.kind.frame');
    if (kind === 'change') return name ?? t('ask.kind.change');
    // An SLO is named by its entity, whatever its title is.
    const own = title ?? (kind === 'slo' && name ? entityName(name) : name);
    const called = own ?? (service && entityName(service));
    return called ? t(`ask.kind.${kind}`, { name: called }) : t('ask.this');
  };
}
