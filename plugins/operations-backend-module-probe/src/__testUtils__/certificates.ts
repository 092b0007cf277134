import { generateKeyPairSync } from 'node:crypto';
import { md, pki } from 'node-forge';

interface Issued {
  cert: string;
  key: string;
}

const DAY_MS = 86_400_000;

function inDays(days: number): Date {
  return new Date(Date.now() + days * DAY_MS);
}

function keyPair() {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return { publicKey, privateKey };
}

/** An authority that exists for one test and issues certificates for loopback. */
export class TestAuthority {
  readonly #keys = keyPair();
  readonly #name = [{ name: 'commonName', value: 'Test authority' }];
  #serial = 1;
  /** For the `ca` option of a connection. */
  readonly cert = this.#sign(this.#keys.publicKey, {
    subject: this.#name,
    from: inDays(-400),
    to: inDays(400),
    extensions: [{ name: 'basicConstraints', cA: true }],
  });

  /** A certificate for `localhost` and `127.0.0.1` that ends in some days, or ended some days ago. */
  issue(days: number): Issued {
    const keys = keyPair();
    const cert = this.#sign(keys.publicKey, {
      subject: [{ name: 'commonName', value: 'localhost' }],
      from: inDays(-300),
      to: inDays(days),
      extensions: [
        {
          name: 'subjectAltName',
          altNames: [
            { type: 2, value: 'localhost' },
            { type: 7, ip: '127.0.0.1' },
          ],
        },
      ],
    });
    return { cert, key: keys.privateKey };
  }

  #sign(
    publicKey: string,
    options: {
      subject: pki.CertificateField[];
      from: Date;
      to: Date;
      extensions: object[];
    },
  ): string {
    const certificate = pki.createCertificate();
    certificate.publicKey = pki.publicKeyFromPem(publicKey);
    certificate.serialNumber = `0${this.#serial++}`;
    certificate.validity.notBefore = options.from;
    certificate.validity.notAfter = options.to;
    certificate.setSubject(options.subject);
    certificate.setIssuer(this.#name);
    certificate.setExtensions(options.extensions);
    // Keys come from Node, which is quicker; only the document is made by the library.
    const key = pki.privateKeyFromPem(this.#keys.privateKey);
    certificate.sign(key, md.sha256.create());
    return pki.certificateToPem(certificate);
  }
}
