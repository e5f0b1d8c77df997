const LETTERS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']
const KEYS: [string, string][] = [
  ['2', 'abc'],
  ['3', 'def'],
  ['4', 'ghi'],
  ['5', 'jkl'],
  ['6', 'mno'],
  ['7', 'pqrs'],
  ['8', 'tuv'],
  ['9', 'wxyz'],
]
const MOST_LETTERS = 20

/**
 * Letters as on a computer, or the nine keys of an old telephone, which many of our users know and nothing else. What is typed is
 * state of this view and no field of the browser's: there is nothing it could remember or suggest.
 */
export function Pad({
  text,
  onText,
  nine,
  onNine,
}: {
  text: string
  onText: (text: string) => void
  nine: boolean
  onNine: (nine: boolean) => void
}) {
  const add = (letter: string) => text.length < MOST_LETTERS && onText(text + letter)
  return (
    <fieldset className="pad" aria-label={nine ? '九宫格' : '字母键盘'}>
      {nine ? (
        <div className="pad-nine">
          {KEYS.map(([digit, letters]) => (
            <button key={digit} type="button" onClick={() => add(digit)}>
              <b>{digit}</b> <small>{letters.toUpperCase()}</small>
            </button>
          ))}
        </div>
      ) : (
        LETTERS.map((row) => (
          <div key={row} className="pad-row">
            {[...row].map((letter) => (
              <button key={letter} type="button" onClick={() => add(letter)}>
                {letter.toUpperCase()}
              </button>
            ))}
          </div>
        ))
      )}
      <div className="pad-row pad-acts">
        <button
          type="button"
          onClick={() => {
            onNine(!nine)
            onText('')
          }}
        >
          {nine ? '字母键盘' : '九宫格'}
        </button>
        <button type="button" onClick={() => onText('')} disabled={!text}>
          全清
        </button>
        <button type="button" onClick={() => onText(text.slice(0, -1))} disabled={!text}>
          退一格
        </button>
      </div>
    </fieldset>
  )
}
