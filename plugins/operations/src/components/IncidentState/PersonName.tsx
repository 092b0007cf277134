import {
  EntityDisplayName,
  EntityRefLink,
} from '@backstage/plugin-catalog-react';
import { NamedRef } from '@operate-first/plugin-operations-common';

/**
 * Somebody, or a group, by the name the catalog shows everywhere, leading to their page.
 *
 * @internal
 */
export function PersonName(props: { of: NamedRef }) {
  const { ref, title } = props.of;
  return (
    <EntityRefLink entityRef={ref} hideIcon disableTooltip color="inherit">
      {title ?? <EntityDisplayName entityRef={ref} hideIcon disableTooltip />}
    </EntityRefLink>
  );
}
