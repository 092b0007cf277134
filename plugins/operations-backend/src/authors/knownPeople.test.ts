import { Entity } from '@backstage/catalog-model';
import { namesOfPerson } from '../redaction/namesOfPerson';
import { formerPerson, knownPerson, knownTeam } from './knownPeople';

const ADA: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: {
    name: 'ada',
    namespace: 'default',
    annotations: {
      'github.com/user-login': 'ada-l',
      'gitlab.com/user-login': 'ada.l',
      'operate-first.io/emails': 'ada@old.example, ,ada@home.example',
      'example.org/other': 'nothing',
    },
  },
  spec: { profile: { displayName: 'Ada L', email: 'ada@example.org' } },
};
const EMAILS = ['ada@example.org', 'ada@old.example', 'ada@home.example'];
const HANDLES = ['ada', 'ada-l', 'ada.l'];

describe('whom the catalog knows', () => {
  it('is known by every address and handle', () => {
    expect(knownPerson(ADA)).toMatchObject({
      ref: 'user:default/ada',
      title: 'Ada L',
      emails: EMAILS,
      handles: HANDLES,
    });
    const left = formerPerson('user:default/ada', namesOfPerson(ADA));
    expect(left).toMatchObject({ title: 'Ada L', left: true });
    expect([...left.emails].sort()).toEqual([...EMAILS].sort());
    expect([...left.handles].sort()).toEqual([...HANDLES].sort());
  });

  it('may say anything else, and is known all the same', () => {
    const odd = {
      ...ADA,
      spec: { profile: { email: 7 } },
    } as unknown as Entity;
    expect(knownPerson(odd).emails).toEqual(EMAILS.slice(1));
    expect(knownPerson({ ...ADA, spec: undefined }).handles).toEqual(HANDLES);
  });

  it('is a group by its name and its slug', () => {
    const group: Entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Group',
      metadata: {
        name: 'payments',
        title: 'Payments',
        annotations: { 'github.com/team-slug': 'acme/pay' },
      },
    };
    expect(knownTeam(group)).toEqual({
      ref: 'group:default/payments',
      title: 'Payments',
      handles: ['payments', 'acme/pay'],
    });
  });
});
