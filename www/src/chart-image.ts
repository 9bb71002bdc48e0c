// A chart as a picture for a ticket: its title, its lines and their names on the paper of the page.

const EDGE = 16;
const TITLE = 28;
const NAMES = 24;

interface Caption {
  title: string;
  unit: string;
  lines: { name: string; colour: string; dash: number[] }[];
  /** Colours of the page as it is shown. */
  paper: string;
  ink: string;
}

/** `drawn` is the canvas of the chart, in device pixels; `scale` is how many of them a CSS pixel has. */
export function pictureOf(drawn: HTMLCanvasElement, scale: number, caption: Caption): Promise<Blob | null> {
  const { title, unit, lines, paper, ink } = caption;
  const picture = document.createElement("canvas");
  const context = picture.getContext("2d");
  if (context === null) return Promise.resolve(null);
  const width = drawn.width / scale;
  const font = (style: string) => `${style} 13px system-ui, sans-serif`;
  context.font = font("");
  const places = placesOf(lines.map(({ name }) => context.measureText(name).width + 40), width);
  const rows = (places.at(-1)?.row ?? -1) + 1;
  const height = drawn.height / scale + TITLE + rows * NAMES;
  picture.width = Math.round((width + 2 * EDGE) * scale);
  picture.height = Math.round((height + 2 * EDGE) * scale);
  context.scale(scale, scale);
  context.fillStyle = paper;
  context.fillRect(0, 0, width + 2 * EDGE, height + 2 * EDGE);
  context.translate(EDGE, EDGE);
  context.textBaseline = "middle";
  context.fillStyle = ink;
  context.font = font("600");
  context.fillText(title, 0, TITLE / 2);
  const beside = context.measureText(`${title}  `).width;
  context.font = font("");
  context.fillText(unit, beside, TITLE / 2);
  context.drawImage(drawn, 0, TITLE, width, drawn.height / scale);
  lines.forEach(({ name, colour, dash }, at) => {
    const { left, row } = places[at] ?? { left: 0, row: 0 };
    const middle = TITLE + drawn.height / scale + (row + 0.5) * NAMES;
    context.strokeStyle = colour;
    context.lineWidth = 2.5;
    context.setLineDash(dash);
    context.beginPath();
    context.moveTo(left, middle);
    context.lineTo(left + 22, middle);
    context.stroke();
    context.fillStyle = ink;
    context.fillText(name, left + 28, middle);
  });
  return new Promise((resolve) => picture.toBlob(resolve, "image/png"));
}

/** Names after each other, and in a new row where the one is full. */
function placesOf(widths: number[], room: number): { left: number; row: number }[] {
  let left = 0;
  let row = 0;
  return widths.map((width) => {
    if (left > 0 && left + width > room) {
      left = 0;
      row += 1;
    }
    const place = { left, row };
    left += width;
    return place;
  });
}
