import { ANNOTATION_LOCATION, Entity } from '@backstage/catalog-model';
import { RouteRef } from '@backstage/frontend-plugin-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen, waitFor } from '@testing-library/react';
import { axe } from 'jest-axe';
import { ReactNode } from 'react';
import { rootRouteRef } from '../../routes';
import { AskNamespace, ChangeTeam, TeamLinks } from './TeamLinks';

const LONG = { timeout: 20_000 };
const TREE = 'url:https://git.example.org/gitops/teams/sales/group.yaml';
const SALES = 'group:default/sales';
const LINKS = { name: /members|namespace/i };

function group(location: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: {
      name: 'sales',
      namespace: 'default',
      annotations: { [ANNOTATION_LOCATION]: location },
    },
    spec: { type: 'team', children: [] },
  };
}

interface World {
  catalog?: ReturnType<typeof catalogApiMock>;
  /** No page of the plugin is installed, so there is no form. */
  withoutForms?: boolean;
}

function show(element: ReactNode, { catalog, withoutForms }: World = {}) {
  const routes: Record<string, RouteRef> = withoutForms
    ? {}
    : { '/operations': rootRouteRef };
  return renderInTestApp(
    <>
      <h1>A page</h1>
      {element}
    </>,
    {
      mountedRoutes: routes,
      apis: [[catalogApiRef, catalog ?? catalogApiMock()]],
    },
  );
}

const shown = () => screen.findByText('A page', {}, LONG);

describe('the way to other members', () => {
  it('leads to the form of the group that the tree has', async () => {
    const catalog = catalogApiMock({ entities: [group(TREE)] });
    const { container } = show(<ChangeTeam group={SALES} />, { catalog });
    expect(
      await screen.findByRole('link', { name: 'Change the team sales' }, LONG),
    ).toHaveAttribute('href', '/operations/requests/new/team?team=sales');
    expect((await axe(container)).violations).toEqual([]);
  });

  it.each<[string, World]>([
    [
      'a group from elsewhere',
      {
        catalog: catalogApiMock({
          entities: [group('url:https://ldap.example.org/sales')],
        }),
      },
    ],
    [
      'a group that is unknown, or that the reader may not see',
      { catalog: catalogApiMock({ entities: [] }) },
    ],
    [
      'a portal without forms',
      {
        catalog: catalogApiMock({ entities: [group(TREE)] }),
        withoutForms: true,
      },
    ],
  ])('is not there for %s', async (_, world) => {
    const asked = jest.spyOn(world.catalog!, 'getEntityByRef');
    show(<ChangeTeam group={SALES} />, world);
    await shown();
    await waitFor(() => expect(asked).toHaveBeenCalledWith(SALES), LONG);
    await Promise.all(asked.mock.results.map(({ value }) => value));
    expect(screen.queryByRole('link', LINKS)).toBeNull();
  });

  it('is not there while the catalog refuses to answer', async () => {
    const catalog = catalogApiMock();
    const refused = jest
      .spyOn(catalog, 'getEntityByRef')
      .mockRejectedValue(new Error('403 Forbidden'));
    show(<ChangeTeam group={SALES} />, { catalog });
    await shown();
    await waitFor(() => expect(refused).toHaveBeenCalled(), LONG);
    expect(screen.queryByRole('link', LINKS)).toBeNull();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('the way to a namespace', () => {
  it.each([
    ['of nobody yet', undefined, '/operations/requests/new/namespace'],
    ['of a team', 'sales', '/operations/requests/new/namespace?team=sales'],
  ])('leads to the form, %s', async (_, team, href) => {
    const { container } = show(<AskNamespace team={team} />);
    expect(
      await screen.findByRole('link', { name: 'Ask for a namespace' }, LONG),
    ).toHaveAttribute('href', href);
    expect((await axe(container)).violations).toEqual([]);
  });

  it('is not there in a portal without forms', async () => {
    show(<AskNamespace team="sales" />, { withoutForms: true });
    await shown();
    expect(screen.queryByRole('link', LINKS)).toBeNull();
  });
});

describe('what is asked for on the page of a team', () => {
  it('is a namespace and, where the tree has the team, members', async () => {
    const { container } = show(<TeamLinks entity={group(TREE)} />);
    expect(
      await screen.findByRole('link', { name: 'Ask for a namespace' }, LONG),
    ).toHaveAttribute('href', '/operations/requests/new/namespace?team=sales');
    expect(
      screen.getByRole('link', { name: 'Change the team sales' }),
    ).toBeVisible();
    expect((await axe(container)).violations).toEqual([]);
  });

  it('is a namespace alone for a team from elsewhere', async () => {
    show(<TeamLinks entity={group('url:https://ldap.example.org/sales')} />);
    await screen.findByRole('link', { name: 'Ask for a namespace' }, LONG);
    expect(screen.getAllByRole('link', LINKS)).toHaveLength(1);
  });

  it('is nothing in a portal without forms', async () => {
    show(<TeamLinks entity={group(TREE)} />, { withoutForms: true });
    await shown();
    expect(screen.queryByRole('link', LINKS)).toBeNull();
  });
});
