import { useState } from 'react'
import { PictureGrid } from '../shared/ui/choice.tsx'
import { Picture, pictureNames } from '../shared/ui/pictures.tsx'
import { Screen } from '../shared/ui/screen.tsx'

export function PicturesScreen() {
  const [chosen, setChosen] = useState<string[]>(['loader'])
  return (
    <Screen title="工种图画">
      <PictureGrid
        label="您会干什么"
        values={chosen}
        onValues={setChosen}
        options={pictureNames().map((name) => ({ value: name, label: name, picture: <Picture name={name} /> }))}
      />
    </Screen>
  )
}
