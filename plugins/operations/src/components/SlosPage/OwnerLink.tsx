import {
  EntityDisplayName,
  EntityRefLink,
} from '@backstage/plugin-catalog-react';
import { NamedRef } from '@operate-first/plugin-operations-common';

/**
 * An owner by the name the catalog shows everywhere, leading to its page.
 *
 * @internal
 */
export function OwnerLink(props: { owner: NamedRef }) {
  const { ref, title } = props.owner;
  return (
    <EntityRefLink entityRef={ref} hideIcon disableTooltip color="inherit">
      {title ?? <EntityDisplayName entityRef={ref} hideIcon disableTooltip />}
    </EntityRefLink>
  );
}
