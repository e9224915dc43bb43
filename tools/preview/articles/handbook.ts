import PDFDocument from 'pdfkit';

/** The handbook of the workshop, as a PDF of two pages. */
export function handbook(): Promise<Buffer> {
  const pdf = new PDFDocument({ size: 'A5', margin: 50, info: { Title: 'Handbook of the workshop' } });
  const parts: Buffer[] = [];
  pdf.on('data', (part: Buffer) => parts.push(part));
  const whole = new Promise<Buffer>((resolve) => pdf.on('end', () => resolve(Buffer.concat(parts))));
  for (const [at, [heading, ...paragraphs]] of PAGES.entries()) {
    if (at > 0) pdf.addPage();
    pdf
      .font('Helvetica-Bold')
      .fontSize(18)
      .text(heading ?? '')
      .moveDown();
    for (const paragraph of paragraphs) pdf.font('Helvetica').fontSize(10).text(paragraph).moveDown();
  }
  pdf.end();
  return whole;
}

const PAGES: readonly (readonly string[])[] = [
  [
    'Welcome to the workshop',
    'Everybody is shown a machine before its first use, by somebody who knows it, and both sign the card that hangs beside it.',
    'Tools that break are nobody’s fault as long as they are told of. Put them on the red shelf with a note.',
  ],
  [
    'Membership and fees',
    'A membership costs eighteen euros a month, and nine for students and pensioners. It is paid on the first of the month and can be ended with four weeks’ notice.',
    'Wood from the rack is paid by weight at the till beside the door. Offcuts in the blue crate are free.',
  ],
];
