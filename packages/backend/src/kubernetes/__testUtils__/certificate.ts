import { md, pki } from 'node-forge';

/** Vouches for loopback and for itself. */
export function certificate(): { cert: string; key: string } {
  const { publicKey, privateKey } = pki.rsa.generateKeyPair(2048);
  const made = pki.createCertificate();
  const subject = [{ name: 'commonName', value: 'localhost' }];
  made.publicKey = publicKey;
  made.validity.notAfter = new Date(Date.now() + 86_400_000);
  made.setSubject(subject);
  made.setIssuer(subject);
  made.setExtensions([
    { name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] },
  ]);
  made.sign(privateKey, md.sha256.create());
  return {
    cert: pki.certificateToPem(made),
    key: pki.privateKeyToPem(privateKey),
  };
}
