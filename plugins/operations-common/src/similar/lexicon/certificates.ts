import { Concept } from './concept';

export const CERTIFICATES: Concept[] = [
  {
    id: 'certificate-expired',
    family: 'certificate',
    said: 'certificate current time after; certificate expire; cert has expire; certificate not longer valid',
    codes: 'tls:45 verify:10',
  },
  {
    id: 'certificate-not-yet-valid',
    family: 'certificate',
    said: 'certificate current time before; certificate not yet valid; not yet valid; certificate future',
    codes: 'verify:9',
  },
  {
    id: 'certificate-unknown-authority',
    family: 'certificate',
    said: 'certificate unknown authority; unknown authority; self sign; selbstsigniert; not local authority certificate; unable get authority certificate; verify leaf signature; verify first certificate; pkix path building; valid certification path; unknown ca; not trust certificate; certificate not trust; certificate verify fail local',
    codes: 'tls:48 verify:18 verify:19 verify:20 verify:21',
  },
  {
    id: 'certificate-name-mismatch',
    family: 'certificate',
    said: 'certificate valid for not; altname invalid; subject alternative name; hostname not match certificate; name not match certificate; certificate name mismatch; common name invalid; host not match; not alternative certificate subject name; no subject alternative',
    codes: 'tls:112',
  },
  {
    id: 'certificate-revoked',
    family: 'certificate',
    said: 'certificate revoke; ocsp; crl expire; certificate widerrufen; zurueckgezogen certificate',
    codes: 'tls:44 verify:23 verify:12',
  },
  {
    id: 'client-certificate-missing',
    family: 'certificate',
    said: 'certificate require; not client certificate; client certificate not; didn provide certificate; not require ssl certificate',
    codes: 'tls:116',
  },
  {
    id: 'key-mismatch',
    family: 'certificate',
    said: 'key value mismatch; private key not match; key not match certificate',
  },
  {
    id: 'tls-version',
    family: 'certificate',
    said: 'protocol version; wrong version number; invalid version number; unsupported protocol; not protocol available; tls version; not share cipher; not cipher; plain http request https port; not handshake record; first record not look handshake',
    codes: 'tls:70 tls:40',
  },
  {
    id: 'acme',
    said: 'acme; letsencrypt; challenge fail; too many certificate; certbot; http challenge; dns challenge',
  },
];
