import { DeclaredScope } from '@operate-first/plugin-operations-node';

/**
 * By service: the namespaces in which it was when somebody looked last, and since when nothing was there, where
 * nothing was.
 *
 * @internal
 */
export function rememberedPlaces(
  declared: DeclaredScope[],
): Map<string, Map<string, Date | undefined>> {
  const remembered = new Map<string, Map<string, Date | undefined>>();
  for (const { serviceId, scope, status, since } of declared) {
    // Without a namespace it was only said where to look.
    if (!scope.namespace) continue;
    const places = remembered.get(serviceId) ?? new Map();
    places.set(scope.namespace, status === 'unknown' ? since : undefined);
    remembered.set(serviceId, places);
  }
  return remembered;
}
