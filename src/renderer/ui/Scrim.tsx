/**
 * The shade behind a modal surface. Radix has one of its own, which locks scrolling by writing a <style> element; the
 * content security policy refuses those, and the page behind does not scroll anyway.
 */
export function Scrim({ open }: { readonly open: boolean }) {
  return (
    <div
      data-state={open ? 'open' : 'closed'}
      className="pointer-events-auto fixed inset-0 z-40 bg-scrim data-[state=closed]:animate-fade-out data-[state=open]:animate-fade-in"
    />
  )
}
