import { describe, expect, test } from 'vitest';
import { AddressError } from '../../src/web/addressError.ts';
import { openWeb } from '../../src/web/collect.ts';
import { isPublicAddress } from '../../src/web/publicAddress.ts';

/** Written as in an address, and so that no look-up is needed: what a browser makes of it is an IP address. */
const PRIVATE = [
  '127.0.0.1',
  '127.1',
  '127.255.255.254',
  '0x7f.0.0.1',
  '0x7f000001',
  '0177.0.0.1',
  '2130706433',
  '017700000001',
  '0.0.0.0',
  '0',
  '0.1.2.3',
  '10.0.0.1',
  '10.255.255.255',
  '0xa000001',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.0.1',
  '192.168.1',
  '0300.0250.1.1',
  '100.64.0.1',
  '100.127.255.255',
  '169.254.169.254',
  '0xa9fea9fe',
  '192.0.0.170',
  '192.0.2.1',
  '192.88.99.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.251',
  '239.255.255.250',
  '240.0.0.1',
  '255.255.255.255',
  '１２７.０.０.１',
  '[::]',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[::127.0.0.1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::ffff:0:127.0.0.1]',
  '[::ffff:8.8.8.8]',
  '[fe80::1]',
  '[fec0::1]',
  '[fc00::1]',
  '[fd00:ec2::254]',
  '[ff02::1]',
  '[2002:7f00:1::]',
  '[2002:a9fe:a9fe::1]',
  '[64:ff9b::127.0.0.1]',
  '[64:ff9b::a9fe:a9fe]',
  '[64:ff9b:1::1]',
  '[2001:0:7f00:1::]',
  '[2001:db8::1]',
  '[3fff::1]',
  '[100::1]',
  '[5f00::1]',
  '[4000::1]',
];

const problemOf = (asking: Promise<unknown>) =>
  asking.then(
    () => 'fetched',
    (error: unknown) => (error instanceof AddressError ? error.problem : String(error)),
  );

describe('what is not on the public internet is never asked', () => {
  const asked: string[] = [];
  const web = openWeb({
    async resolve(host) {
      asked.push(host);
      return ['127.0.0.1'];
    },
    isAllowed: isPublicAddress,
  });

  test('there are at least forty forms of it', () => expect(PRIVATE.length).toBeGreaterThanOrEqual(40));

  test.each(PRIVATE)('%s', async (host) => {
    expect(await problemOf(web.collect(`http://${host}/`))).toBe('private');
    expect(await problemOf(web.collect(`https://${host}:8443/a.txt`))).toBe('private');
    expect(asked).toEqual([]);
  });

  test.each(['localhost', 'localhost.', 'metadata.google.internal', 'printer', 'a.example'])(
    'the name %s, whatever it is that it leads to',
    async (host) => {
      for (const address of [
        '127.0.0.1',
        '10.0.0.1',
        '169.254.169.254',
        '::1',
        'fe80::1%eth0',
        'nonsense',
        '',
      ]) {
        const network = { resolve: async () => ['93.184.216.34', address], isAllowed: isPublicAddress };
        expect(await problemOf(openWeb(network).collect(`http://${host}/`))).toBe('private');
      }
    },
  );

  test.each([
    'ftp://example.com/a.txt',
    'file:///etc/passwd',
    'gopher://example.com/',
    'data:text/plain,hello',
    'javascript:alert(1)',
    'http://user:password@example.com/',
    'example.com',
    'http://',
    '',
  ])('%j is no address that is fetched', async (address) => {
    expect(await problemOf(web.collect(address))).toBe('address');
  });
});

test.each([
  '8.8.8.8',
  '1.1.1.1',
  '93.184.216.34',
  '172.32.0.1',
  '100.128.0.1',
  '2606:4700:4700::1111',
  '2a00:1450::1',
])('%s is public', (address) => expect(isPublicAddress(address)).toBe(true));
