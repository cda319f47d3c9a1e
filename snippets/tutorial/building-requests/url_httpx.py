import httpx

page = httpx.URL("https://docs.example.com/guide/start?lang=it#install")
print(page.host, page.path, dict(page.params), page.fragment)
#> docs.example.com /guide/start {'lang': 'it'} install

for link in ["next", "../api", "/search", "?lang=en", "https://example.org/"]:
    print(page.join(link))
    #> https://docs.example.com/guide/next
    #> https://docs.example.com/api
    #> https://docs.example.com/search
    #> https://docs.example.com/guide/start?lang=en
    #> https://example.org/

print(page.copy_with(host="test.example.com", fragment=None))
#> https://test.example.com/guide/start?lang=it
print(page.copy_set_param("lang", "de"))
#> https://docs.example.com/guide/start?lang=de#install
print(page.copy_with(path="/a file, è", query=None, fragment=None))
#> https://docs.example.com/a%20file,%20%C3%A8
