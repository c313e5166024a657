import {
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  type IRunOptions,
  WidthType,
} from 'docx';
import type { Block, Paper } from './paper.js';

function row(texts: readonly string[], isHead = false): TableRow {
  const cellOf = (text: string): TableCell => {
    const run: IRunOptions = { text, bold: isHead };
    return new TableCell({ children: [new Paragraph({ children: [new TextRun(run)] })] });
  };
  return new TableRow({ tableHeader: isHead, children: texts.map(cellOf) });
}

function partOf(block: Block): Paragraph | Table {
  switch (block.kind) {
    case 'title':
      return new Paragraph({ text: block.text, heading: HeadingLevel.TITLE });
    case 'heading':
      return new Paragraph({ text: block.text, heading: HeadingLevel.HEADING_1 });
    case 'line':
      return new Paragraph({ text: block.text });
    case 'table':
      return new Table({
        width: { size: 100, type: WidthType.PERCENTAGE },
        rows: [row(block.head, true), ...block.rows.map((texts) => row(texts))],
      });
  }
}

/** The same paper for a word processor (.docx), as base64. */
export async function wordOf({ blocks }: Paper): Promise<string> {
  const pages = new Paragraph({
    children: [new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })],
  });
  const document = new Document({
    sections: [{ footers: { default: new Footer({ children: [pages] }) }, children: blocks.map(partOf) }],
  });
  return Packer.toBase64String(document);
}
