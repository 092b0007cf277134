import { Entity } from '@backstage/catalog-model';
import { SloSuggestion } from '../generated/openapi';

/**
 * An SLO for a service that has a probe and none: availability as its probe sees it. It promises nothing until somebody
 * commits it.
 *
 * @public
 */
export function suggestSlo(
  _entity: Entity,
  _options: { environment: string },
): SloSuggestion | undefined {
  return undefined;
}
